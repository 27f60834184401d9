"""A live camera as the picture of the document: what it shows last, until it is frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from playground.core import edits
from playground.core.arrays import PixelArray
from playground.core.messages import Message, Refused, marked
from playground.core.session import Session
from playground.gui.input.openedpicture import opened_picture
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.latest import LatestWins
from playground.gui.state.machine_settings import (
    CAMERA,
    CAMERA_MIRRORED,
    CAMERA_WIDTH,
    MachineSettings,
)
from playground.gui.state.store import OPENING, Store
from playground.gui.state.viewstate import ViewState
from playground.pictures.camera import Camera, cameras, frames, same_camera
from playground.pictures.load import LoadedPicture
from playground.pictures.resolutions import RESOLUTIONS
from playground.pictures.titles import FROM_CAMERA


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A camera to be read; None for none."""

    camera: Camera | None
    resolution: tuple[int, int]
    is_mirrored: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Given:
    """A picture of a camera, or why there is none."""

    wanted: _Wanted
    outcome: PixelArray | Message


class LiveCamera(QObject):
    """Reads a camera on a thread of its own and puts its latest picture into the document.

    To begin is one step of the history, and the pictures that follow are none: the picture of that
    step goes on. It ends when it is frozen, when another picture takes its place, and when
    somebody begins to draw. A picture waits until the maps of the one before are there.
    """

    changed = Signal()
    """It is live now, or no more; or it is read in another way."""

    def __init__(
        self, store: Store, evaluation: Evaluation | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self._worker: LatestWins | None = None
        self._wanted: _Wanted | None = None
        self._pixels: PixelArray | None = None
        self._waiting: PixelArray | None = None
        self._settings: MachineSettings | None = None
        self._chosen = ""
        self.resolution = RESOLUTIONS[1]
        self.mirrored = True
        store.changed.connect(self._session_changed)
        store.view_changed.connect(self._view_changed)
        if evaluation is not None:
            evaluation.updated.connect(self._put_waiting)

    @property
    def is_live(self) -> bool:
        """Whether pictures are coming, or are about to."""
        return self._wanted is not None

    @property
    def camera(self) -> Camera | None:
        """The camera that was chosen, if it is there, else the first; None without any."""
        return same_camera(self._chosen, cameras())

    def keep_choices_in(self, settings: MachineSettings) -> None:
        """Read the camera as it was read last on this machine, and remember what is chosen."""
        self._settings = settings
        self._chosen, self.mirrored = settings.get(CAMERA), settings.get(CAMERA_MIRRORED)
        self.resolution = next(
            each for each in RESOLUTIONS if each[0] == settings.get(CAMERA_WIDTH)
        )
        self.changed.emit()

    def toggle(self) -> None:
        """Begin, or freeze: the picture that is shown stays."""
        if self.is_live:
            self.freeze()
        else:
            self.begin()

    def begin(self) -> None:
        """Have the camera's pictures from now on; without a camera, say so."""
        camera = self.camera
        if camera is None:
            self._refuse(Message(marked("message", "There is no camera on this computer.")))
            self.changed.emit()
            return
        self._pixels = self._waiting = None
        if self._store.view.input_tab == "draw":
            self._store.look(input_tab="picture")
        self._wanted = _Wanted(camera, self.resolution, lambda: self.mirrored)
        if self._worker is None:
            self._worker = LatestWins(_read, self)
            self._worker.arrived.connect(self._take)
        self._worker.request(self._wanted)
        self.changed.emit()

    def freeze(self) -> None:
        """Let the picture that is shown be that of the document; the camera is let go."""
        if self._wanted is None:
            return
        self._wanted = self._waiting = None
        if self._worker is not None:
            self._worker.request(None)
        self._store.end_following()
        self.changed.emit()

    def choose(self, camera: Camera) -> None:
        """Read another camera."""
        self._chosen = camera.key
        self._keep_choices()
        self._again()

    def set_resolution(self, resolution: tuple[int, int]) -> None:
        """Ask the camera for pictures of so many pixels, width and height."""
        self.resolution = resolution
        self._keep_choices()
        self._again()

    def set_mirrored(self, mirrored: bool) -> None:
        """Have left and right as in a mirror, or as others see it."""
        self.mirrored = mirrored
        self._keep_choices()
        self.changed.emit()

    def _keep_choices(self) -> None:
        if self._settings is not None:
            self._settings.set(CAMERA, self._chosen)
            self._settings.set(CAMERA_MIRRORED, self.mirrored)
            self._settings.set(CAMERA_WIDTH, self.resolution[0])

    def _again(self) -> None:
        if self.is_live:
            self.begin()
        else:
            self.changed.emit()

    def _take(self, given: _Given) -> None:
        if given.wanted is not self._wanted:
            return
        if isinstance(given.outcome, Message):
            self.freeze()
            self._refuse(given.outcome)
        else:
            self._waiting = given.outcome
            if self._evaluation is None or not self._evaluation.is_busy:
                self._put_waiting()

    def _put_waiting(self) -> None:
        """Put the latest picture in, which has waited for the maps of the one before."""
        pixels, self._waiting = self._waiting, None
        if pixels is None or self._wanted is None:
            return
        before, self._pixels = self._pixels, pixels
        if before is not None and before.shape == pixels.shape:
            self._store.follow_pixels(pixels)
            return
        old = self._store.session.picture
        opened = opened_picture(LoadedPicture(FROM_CAMERA, pixels), old, "")
        picture = replace(opened, colour=old.colour)  # filters keep their slices
        if not self._store.edit(marked("edit", "Camera"), edits.set_picture, picture):
            self.freeze()

    def _session_changed(self, old: Session, new: Session) -> None:
        if self._pixels is None:  # the camera's first picture is still to come
            is_other = new.picture is not old.picture
        else:
            is_other = new.picture.pixels is not self._pixels
        if is_other:
            self.freeze()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.input_tab != new.input_tab and new.input_tab == "draw":
            self.freeze()

    def _refuse(self, reason: Message) -> None:
        self._store.refuse(reason, OPENING)


def _read(wanted: _Wanted | None, stale: Callable[[], bool]) -> Iterator[_Given]:
    if wanted is None or wanted.camera is None:
        return
    try:
        for pixels in frames(wanted.camera, wanted.resolution, wanted.is_mirrored, stale):
            yield _Given(wanted, pixels)
    except Refused as refused:
        yield _Given(wanted, refused.message)
    except Exception:  # else it would be live for ever; what it was is reported
        text = marked(
            "message", "The camera {name} was let go, because of an error in the program."
        )
        yield _Given(wanted, Message(text, {"name": wanted.camera.name}))
        raise
