"""A program for test_placing: says where a window comes up on the screens of its platform."""

from __future__ import annotations

import base64
import json
import sys

from PySide6.QtCore import QByteArray, QRect
from PySide6.QtWidgets import QApplication, QWidget

from playground.gui.shell.placing import place

kept, shown_at = sys.argv[1], json.loads(sys.argv[2])
application = QApplication(["placed"])
window = QWidget()
window.resize(1440, 900)
if shown_at:
    window.setGeometry(QRect(*shown_at))
    window.show()
else:
    place(window, QByteArray(base64.b64decode(kept)))
found = window.geometry()
print(
    json.dumps(
        {
            "geometry": [found.x(), found.y(), found.width(), found.height()],
            "maximised": window.isMaximized(),
            "kept": base64.b64encode(window.saveGeometry().data()).decode(),
        }
    )
)
