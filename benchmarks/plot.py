"""The picture of growth: one panel for each subject, both axes logarithmic."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import StrMethodFormatter

from benchmarks.rows import Line, Panel

_COLOURS = {"policyeval": "#0b6e4f", "cedarpy": "#8e6c00", "moto": "#7a3b9a"}
_OTHER = "#b3452c"


def draw(panels: Sequence[Panel], target: Path) -> None:
    """Write the panels as SVG, with text as text and nothing that depends on the moment."""
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "policyeval", "font.size": 10}):
        figure = Figure(figsize=(5.2 * len(panels), 5.4), layout="constrained", facecolor="white")
        for axes, panel in zip(figure.subplots(1, len(panels)), panels, strict=True):
            _panel(axes, panel)
        figure.savefig(target, format="svg", metadata={"Date": None})


def _panel(axes: Axes, panel: Panel) -> None:
    for number, line in enumerate(panel.lines):
        _line(axes, line, dashed=line.ours and number > 0)
    axes.set_title(panel.title)
    axes.set(xscale="log", yscale="log", xlabel=panel.across, ylabel=panel.up)
    axes.minorticks_off()
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(StrMethodFormatter("{x:,.10g}"))
    axes.grid(which="major", color="#dddddd")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.12), frameon=False)


def _line(axes: Axes, line: Line, *, dashed: bool) -> None:
    sizes, costs = zip(*line.points, strict=True)
    axes.plot(
        sizes,
        costs,
        label=line.label,
        color=_COLOURS.get(line.label.partition(",")[0], _OTHER),
        linestyle="--" if dashed else "-",
        linewidth=2.4 if line.ours else 1.4,
        marker="o",
        markersize=4,
    )
