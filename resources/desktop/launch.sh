#!/bin/sh
# Start the program that an entry of the desktop's menu names; where it is not there any more, say so
# in a window. --install-launcher puts this file beside the user's data, --remove-launcher takes it away.
program=$1
if [ -x "$program" ]; then exec "$@"; fi

case ${LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} in
    zh*) text="卷积游乐场已不在 $program。请在它现在的文件夹中运行 ./run --install-launcher；若要从菜单中移除，运行 ./run --remove-launcher。" ;;
    *) text="Convolution Playground is not at $program any more. Run ./run --install-launcher in the folder where it is now, or ./run --remove-launcher to take it out of the menu." ;;
esac
printf '%s\n' "$text" >&2
for shown_by in zenity kdialog xmessage notify-send; do
    command -v "$shown_by" >/dev/null 2>&1 || continue
    case $shown_by in
        zenity) zenity --error --no-markup --width=420 --text="$text" ;;
        kdialog) kdialog --error "$text" ;;
        xmessage) printf '%s\n' "$text" | fold -s -w 70 | xmessage -center -file - ;;
        notify-send) notify-send -- "Convolution Playground" "$text" ;;
    esac && break
done
exit 1
