"""The resolutions that a camera is asked for: known where OpenCV is not needed."""

RESOLUTIONS = ((320, 240), (640, 480), (1280, 720))
"""Width and height in pixels; a camera gives what comes nearest."""
