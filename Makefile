# `make run` and `make test` do all the set-up on a machine that has only a Swift toolchain.

PREFIX ?= /usr/local
DESTDIR ?=
PWSBENCH := .build/release/pwsbench
SHELL_SCRIPTS := Scripts/install-system-packages Scripts/check-neon Scripts/soak

.PHONY: help run test lint soak build packages baseline install docs clean
.DEFAULT_GOAL := help

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

packages: ## Install the system packages that are missing
	@sh Scripts/install-system-packages

build: packages ## Build the program in release mode
	swift build -c release

run: build ## Build, run every suite (profile quick), print the headline table
	@sh Scripts/install-system-packages gnuplot || echo "Without gnuplot the scorecard has no figures."
	$(PWSBENCH) run all --profile quick

# Without testable imports the tests link the very objects of the program, so that neither build
# undoes the other. No test needs them.
test: packages ## Run all tests
	swift test -c release --disable-testable-imports

lint: ## Check format and documentation of the sources, and the shell scripts' syntax
	swift format lint --strict --recursive Sources Tests Package.swift
	@for script in $(SHELL_SCRIPTS); do sh -n "$$script" || exit 1; done
	@bash -n .ci/run

# Only for a change that means to change results; it is committed together with that change.
baseline: build ## Measure the smoke profile and make it the baseline of the project's gate
	rm -f .build/smoke.sqlite*
	$(PWSBENCH) run all --profile smoke --db .build/smoke.sqlite --progress plain
	$(PWSBENCH) baseline promote smoke --db .build/smoke.sqlite

soak: build ## Kill runs at 20 random moments and compare what they end with (half an hour)
	sh Scripts/soak $(PWSBENCH)

install: build ## Install below PREFIX (default /usr/local)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/pwsbench"
	install -m 755 $(PWSBENCH) "$(DESTDIR)$(PREFIX)/bin/pwsbench"
	cp -R Suites "$(DESTDIR)$(PREFIX)/share/pwsbench/"

docs: ## Say where the documentation is and how to render the API reference
	@echo "Articles: Documentation/index.md"
	@echo "API reference, from the doc comments of the sources:"
	@echo "  swift package dump-symbol-graph --minimum-access-level public"
	@echo "  docc convert --fallback-display-name pwsbench --fallback-bundle-identifier pwsbench \\"
	@echo '    --additional-symbol-graph-dir "$$(swift build --show-bin-path)/../symbolgraph" \'
	@echo "    --output-dir .build/documentation"

clean: ## Remove build products (results stay)
	rm -rf .build
