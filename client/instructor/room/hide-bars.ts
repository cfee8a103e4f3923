import { forgiving } from "../../link/storage.ts";
import { createCell } from "../shell/cell.ts";

const key = "lectern.hide-bars";
const kept = forgiving(() => localStorage);

/**
 * Whether this display, as one that is mirrored on the projector, keeps back what the hall is not shown: the bars of a question that is
 * open or closed. Kept on this device.
 */
export const hidesBars = createCell(kept.getItem(key) === "on");

export function hideBars(on: boolean): void {
	kept.setItem(key, on ? "on" : "off");
	hidesBars.set(on);
}
