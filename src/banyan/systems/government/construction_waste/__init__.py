"""城市建筑垃圾处置核准: who carries rubble, by which way, to where."""
