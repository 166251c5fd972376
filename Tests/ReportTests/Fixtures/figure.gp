set terminal svg size 720,400 dynamic noenhanced font 'sans-serif,13'
set border 3
set tics nomirror
set grid back
set key outside below center maxcols 3
set xlabel 'step'
set ylabel 'train loss'
set datafile missing '?'
$lines0 << END
1 2
2 1

1 4
2 2
END
$mean0 << END
1 3
2 1.5
END
$lost0 << END
END
$lines1 << END
1 3
END
$mean1 << END
END
$lost1 << END
2 inf
END
plot $lines0 using 1:2 with linespoints pt 7 ps 0.4 lw 0.6 lc rgb '#2f7fd6' notitle, \
  $mean0 using 1:2 with lines lw 2.5 lc rgb '#2f7fd6' title 'method=bn', \
  $lines1 using 1:2 with linespoints pt 7 ps 0.4 lw 1.6 lc rgb '#d9662b' title 'it''s ''none''', \
  $lost1 using 1:(4.15) with points pt 2 ps 1 lw 2 lc rgb '#d9662b' notitle
