import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Watched } from "../../shared/instructor-events.ts";
import type { RoomSummary } from "../../shared/rest.ts";

/** As long as the room's page takes no other press after one. */
export const restMs = 700;

/** The room as its instructor's browser reads it. */
export async function stateOf(page: Page, { id }: RoomSummary) {
	const at = new URL(`/api/rooms/${id}/state`, page.url()).href;
	return ((await (await page.request.get(at)).json()) as Watched).view;
}

/** A press at the screen once the room's page takes one again, and where the room then stands. */
export async function step(
	screen: Page,
	[page, room]: readonly [Page, RoomSummary],
	key: string,
	at: string,
): Promise<void> {
	await screen.waitForTimeout(restMs);
	await screen.keyboard.press(key);
	await expect.poll(async () => (await stateOf(page, room)).at).toBe(at);
}
