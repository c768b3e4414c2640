#!/bin/sh
# ELECTRON_EXEC_PATH=test/standin/electron.sh npm run dev: electron-vite's own server and reload, over the stand-in.
exec node "$(dirname "$0")/boot.ts" "$@"
