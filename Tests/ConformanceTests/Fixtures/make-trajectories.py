#!/usr/bin/env python3
"""Writes trajectory-*.safetensors, one per method below: short trainings in float64, by PyTorch.

A rectifier whose input lies nearer to zero than the rounding of 32-bit floats may open in one
correct implementation and stay shut in another, and one such pixel moves a gradient by percents.
Of many seeds the one whose pre-activations keep the widest distance from zero is therefore taken;
the distance is kept in the metadata as `clearance`. Outputs leave out the three largest kernels.
"""
import json
import math
import pathlib
import sys

import torch
import torch.nn.functional as F
from safetensors.torch import save_file

WIDTHS, CLASSES, BATCH, SIZE, STEPS = (16, 32, 64), 10, 4, 8, 3
RATES = {"bn": 0.1, "pws": 0.05, "msr": 0.01, "skipinit": 0.02, "fixup": 0.02, "sqrt-half": 0.02}
METHODS = {"sqrt-half": "none-bias,branch=sqrt-half"}   # those that are composed
WITHOUT_DECAY = ("alpha", "branch_scale", "branch_bias", "scalar_bias", "input_bias")
SEEDS = range(60)
LEFT_OUT = ("layer2.0.conv2.weight", "layer3.0.conv1.weight", "layer3.0.conv2.weight")


def rounded(*shape, scale=1.0):
    """Normal numbers that 32-bit floats hold exactly."""
    return (torch.randn(*shape) * scale).double()


def layers():
    """Name, normalization, inputs, outputs and stride of each convolution."""
    yield "conv1", "bn1", 3, WIDTHS[0], 1
    inputs = WIDTHS[0]
    for stage, width in enumerate(WIDTHS):
        name = f"layer{stage + 1}.0."
        yield name + "conv1", name + "bn1", inputs, width, 2 if stage else 1
        yield name + "conv2", name + "bn2", width, width, 1
        inputs = width


def start(method):
    trained, kept = {}, {}
    for conv, norm, inputs, outputs, _ in layers():
        trained[conv + ".weight"] = rounded(outputs, inputs, 3, 3, scale=math.sqrt(2 / (9 * inputs)))
        if method == "pws":
            trained[conv + ".alpha"] = torch.ones(outputs).double()
            trained[conv + ".bias"] = torch.zeros(outputs).double()
        if method == "sqrt-half":
            trained[conv + ".bias"] = rounded(outputs, scale=0.1)
        if method == "bn":
            trained[norm + ".weight"] = torch.ones(outputs).double()
            trained[norm + ".bias"] = torch.zeros(outputs).double()
            kept[norm + ".running_mean"] = torch.zeros(outputs).double()
            kept[norm + ".running_var"] = torch.ones(outputs).double()
    trained["fc.weight"] = rounded(CLASSES, WIDTHS[-1], scale=math.sqrt(1 / WIDTHS[-1]))
    trained["fc.bias"] = torch.zeros(CLASSES).double()
    for name, middle, deviation in scalars(method):
        trained[name] = middle + rounded(1, scale=deviation)
    return trained, kept


def scalars(method):
    """Names, means and deviations of the single numbers of a method's branches, away from their start."""
    blocks = [f"layer{stage + 1}.0" for stage in range(len(WIDTHS))]
    if method in ("skipinit", "fixup"):
        yield from ((block + ".branch_scale", 0.5, 0.1) for block in blocks)
    if method == "fixup":
        yield "conv1.scalar_bias", 0, 0.1
        for block in blocks:
            yield from ((block + suffix, 0, 0.1) for suffix in (
                ".conv1.input_bias", ".conv1.scalar_bias", ".conv2.input_bias", ".branch_bias"))
        yield "fc.input_bias", 0, 0.1


def kernel(method, trained, conv):
    weight = trained[conv + ".weight"]
    if method != "pws":
        return weight
    bound = 2 / weight[0].numel()
    mean = weight.mean((1, 2, 3), keepdim=True)
    variance = weight.var((1, 2, 3), unbiased=False, keepdim=True)
    alpha = trained[conv + ".alpha"].view(-1, 1, 1, 1)
    return math.sqrt(bound) * alpha * (weight - mean) / torch.sqrt(variance + 0.1 * bound)


def logits(method, trained, kept, x, clearance):
    def rectified(value):
        clearance.append(value.abs().min().item())
        return F.relu(value)

    def convolved(value, layer):
        conv, norm, _, _, stride = layer
        y = F.conv2d(
            value + trained.get(conv + ".input_bias", 0), kernel(method, trained, conv),
            trained.get(conv + ".bias"), stride, 1)
        y = y + trained.get(conv + ".scalar_bias", 0)
        if method != "bn":
            return y
        return F.batch_norm(
            y, kept[norm + ".running_mean"], kept[norm + ".running_var"],
            trained[norm + ".weight"], trained[norm + ".bias"], training=True)

    stem, *rest = layers()
    x = rectified(convolved(x, stem))
    for first, second in zip(rest[::2], rest[1::2]):
        y = convolved(rectified(convolved(x, first)), second)
        block = second[0].removesuffix(".conv2")
        y = y * trained.get(block + ".branch_scale", math.sqrt(0.5) if method == "sqrt-half" else 1)
        y = y + trained.get(block + ".branch_bias", 0)
        pad = (first[3] - first[2]) // 2
        x = rectified(y + F.pad(x[:, :, ::first[4], ::first[4]], (0, 0, 0, 0, pad, pad)))
    x = x + trained.get("fc.input_bias", 0)
    return F.linear(x.mean((2, 3)), trained["fc.weight"], trained["fc.bias"])


def train(method, seed):
    """The inputs, the outputs, and the least distance of a pre-activation from zero."""
    torch.manual_seed(seed)
    trained, kept = start(method)
    images, labels = rounded(STEPS, BATCH, 3, SIZE, SIZE), torch.randint(0, CLASSES, (STEPS, BATCH))
    inputs = {"images": images, "labels": labels}
    inputs |= {"state." + k: v.clone() for k, v in (trained | kept).items()}
    for value in trained.values():
        value.requires_grad_(True)
    optimizer = torch.optim.SGD(
        [{"params": [v], "weight_decay": 0 if k.endswith(WITHOUT_DECAY) else 5e-4}
         for k, v in trained.items()], lr=RATES[method], momentum=0.9)
    losses, clearance = [], []
    for step in range(STEPS):
        optimizer.zero_grad()
        loss = F.cross_entropy(logits(method, trained, kept, images[step], clearance), labels[step])
        loss.backward()
        if method == "msr":
            for name, value in trained.items():
                if name.startswith("layer") and value.dim() == 4:
                    value.grad -= value.grad.mean((2, 3), keepdim=True)
        optimizer.step()
        losses.append(loss.detach())
    outputs = {"losses": torch.stack(losses)}
    outputs |= {
        "state." + k: v.detach() for k, v in (trained | kept).items() if k not in LEFT_OUT}
    return inputs, outputs, min(clearance)


def main():
    """Writes the files of the methods that the command line names, of all when it names none."""
    torch.set_num_threads(1)
    for method in sys.argv[1:] or RATES:
        rate = RATES[method]
        seed = max(SEEDS, key=lambda candidate: train(method, candidate)[2])
        inputs, outputs, clearance = train(method, seed)
        settings = {
            "network": "resnet", "blocks_per_stage": 1, "widths": WIDTHS, "shortcut": "A",
            "method": METHODS.get(method, method), "learning_rate": rate, "momentum": 0.9, "weight_decay": 5e-4,
            "no_weight_decay": [s for s in WITHOUT_DECAY if any(k.endswith(s) for k in inputs)], "steps": STEPS}
        tensors = {"in." + k: v.float().contiguous() for k, v in inputs.items()}
        tensors |= {"out." + k: v.float().contiguous() for k, v in outputs.items()}
        tensors["in.labels"] = inputs["labels"]
        metadata = {
            "op": "trajectory", "settings": json.dumps(settings), "tolerance": "5e-3",
            "clearance": f"{clearance:.1e}", "seed": str(seed)}
        path = pathlib.Path(__file__).parent / f"trajectory-{method}.safetensors"
        save_file(tensors, path, metadata=metadata)
        print(method, "seed", seed, "clearance", clearance)


if __name__ == "__main__":
    main()
