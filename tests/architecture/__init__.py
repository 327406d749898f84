"""The rules of the house: who may import what."""
