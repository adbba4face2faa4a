#!/bin/sh
# Run a command with an unlocked Secret Service of its own; HOME and XDG_RUNTIME_DIR must be fresh folders.
exec dbus-run-session -- sh -c '
    printf throw-away | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "$@"
' _ "$@"
