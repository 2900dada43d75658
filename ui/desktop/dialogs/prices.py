# SPDX-License-Identifier: GPL-3.0-or-later
"""The price list: per m² as shell scheme and raw space, premiums by place."""

from PyQt6.QtCore import QRegularExpression
from PyQt6.QtGui import QRegularExpressionValidator
from PyQt6.QtWidgets import QDialogButtonBox, QLineEdit, QPushButton, QSpinBox, QWidget

from planner.edits.set_prices import SetPrices
from planner.model.orders import Prices
from ui.desktop.dialogs.arrange import AskingDialog
from ui.desktop.look import Look

_MOST_MONEY, _MOST_PREMIUM = 1_000_000_000, 500
_STEP = {"KRW": 10_000}


class PricesDialog(AskingDialog):
    """First what the plan has; without prices the fields are empty, for none is made up."""

    def __init__(self, prices: Prices | None, look: Look, parent: QWidget | None) -> None:
        super().__init__("prices", "selling.prices.title", "selling.prices.note", look, parent)
        self._none = False
        self.currency = QLineEdit("KRW" if prices is None else prices.currency)
        self.currency.setMaxLength(3)
        self.currency.setValidator(
            QRegularExpressionValidator(QRegularExpression("[A-Z]{3}"), self.currency)
        )
        self._add("selling.prices.currency", self.currency)
        self.shell = self._money("shell", None if prices is None else prices.shell)
        self.raw = self._money("raw", None if prices is None else prices.raw)
        self.corner = self._premium("corner", 0 if prices is None else prices.corner)
        self.end_cap = self._premium("end-cap", 0 if prices is None else prices.end_cap)
        self.island = self._premium("island", 0 if prices is None else prices.island)
        self.drop = self.add_button("no-prices", QDialogButtonBox.ButtonRole.ResetRole)
        self.drop.setVisible(prices is not None)
        self.drop.clicked.connect(self._drop)
        for field in (self.shell, self.raw):
            field.valueChanged.connect(self._check)
        self.currency.textChanged.connect(self._check)
        self._check()

    def _money(self, name: str, value: int | None) -> QSpinBox:
        field = self._add_number(
            f"selling.prices.{name}", -1 if value is None else value, -1, _MOST_MONEY
        )
        field.setSpecialValueText("—")  # nobody has said a price
        field.setSingleStep(_STEP.get(self.currency.text(), 10))
        return field

    def _premium(self, name: str, value: int) -> QSpinBox:
        return self._add_number(f"selling.prices.{name}", value, 0, _MOST_PREMIUM, " %")

    def _check(self) -> None:
        """Both prices and a currency are needed."""
        stated = min(self.shell.value(), self.raw.value()) >= 0
        for button in self.buttons.buttons():
            if isinstance(button, QPushButton) and button.isDefault():
                button.setEnabled(stated and self.currency.hasAcceptableInput())

    def _drop(self) -> None:
        self._none = True
        self.accept()

    def edit(self) -> SetPrices:
        """The price list, or that there is none."""
        if self._none:
            return SetPrices(None)
        return SetPrices(
            self.currency.text(), self.shell.value(), self.raw.value(), self.corner.value(),
            self.end_cap.value(), self.island.value(),
        )  # fmt: skip
