import { limits } from "../../../shared/limits.ts";
import { routes } from "../../../shared/routes.ts";
import type { Corrections } from "../../live/corrections.ts";
import type { Sessions } from "../../live/sessions.ts";
import { away, ok, type Route, serve } from "./route.ts";

const common = {
	401: { is: "Not signed in" },
	404: { is: "No such room in this library" },
	429: { is: "Too much from this browser at once" },
	...away,
};

/** What was corrected in a room, and what one more correction would change. */
export function correctionRoutes(
	corrections: Corrections,
	sessions: Sessions,
): Route[] {
	return [
		serve(routes.rooms.corrections)({
			summary:
				"What was corrected in the room and holds, oldest first: when, and on which device.",
			who: "instructor",
			isDear: true,
			replies: { 200: { is: "The corrections" }, ...common },
			async run({ instructor, session, params }) {
				const { id } = instructor;
				const living = await sessions.list(id);
				const devices = new Map(living.map((one) => [one.id, one.name]));
				return ok(await corrections.record(id, params.id, devices, session));
			},
		}),
		serve(routes.rooms.previewCorrection)({
			summary:
				"What a correction would change, and for whom; nothing is changed. The command `correct` with its `seen` makes it, unless something else was corrected since.",
			who: "instructor",
			// A key may be as long as in the command.
			mostBytes: limits.messageBytes,
			isDear: true,
			replies: {
				200: { is: "What would change" },
				...common,
				400: { is: "Not a correction, or none that can be made" },
				403: { is: "Called from another site's page" },
				404: { is: "No such room in this library, or no such question in it" },
				409: { is: "Corrected too often in this room" },
				413: { is: "Over 16 KiB" },
				415: { is: "Not JSON" },
			},
			run: async ({ instructor, params, body }) =>
				ok(await corrections.preview(instructor.id, params.id, body)),
		}),
	];
}
