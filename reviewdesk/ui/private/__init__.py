"""The manager's own window beside the meeting, on another screen; neither room imports the other."""
