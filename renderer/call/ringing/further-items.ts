import type { CallView, ControlView } from "../../../contract/call-view.ts";
import type { Words } from "../../../contract/i18n/words.ts";
import type { MenuItem } from "../../ui/menu-item.ts";
import { controlIcons } from "../controls/control-icons.ts";
import { furtherControls } from "./ringing-controls.ts";

/** What is done less often, as a menu, where there is no room for buttons; what cannot be done says why. */
export const furtherItems = (
  { buttonName, reasons }: Words,
  call: CallView,
  press: (control: ControlView) => void,
): MenuItem[] =>
  furtherControls
    .filter((kind) => call.offered.includes(kind))
    .map((kind) => {
      const control = call.controls[kind];
      const { disabledBecause } = control;
      const rest =
        disabledBecause === undefined ? {} : { note: reasons[disabledBecause], unavailable: true };
      return {
        key: kind,
        label: buttonName(kind),
        icon: controlIcons[kind],
        ...rest,
        onchoose: () => press(control),
      };
    });
