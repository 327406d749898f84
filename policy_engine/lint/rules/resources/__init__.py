"""Checks of what a statement reaches: actions against resources, and reach that is wide or fixed."""
