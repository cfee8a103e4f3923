import { routes } from "../../../shared/routes.ts";
import type { Looks } from "../../live/looks.ts";
import { away, type Route, serve } from "./route.ts";

/** Of what is typed in an editor, a few KiB at a time; its characters may take three bytes each. */
const mostBytes = 256 * 1024;

export function textRoutes(looks: Looks): Route[] {
	return [
		serve(routes.texts.preview)({
			summary:
				"What Markdown texts look like, as HTML, made as it is for a room. Those that look as they were typed are left out.",
			who: "instructor",
			mostBytes,
			replies: {
				200: { is: "The texts by their source, and which cannot be shown" },
				400: { is: "Not such texts: `details` names each fault" },
				401: { is: "Not signed in" },
				403: { is: "Called from another site's page" },
				413: { is: "Over 256 KiB" },
				415: { is: "Not JSON" },
				429: { is: "Too much from this browser at once" },
				...away,
			},
			run: async ({ instructor, body }) => ({
				status: 200,
				body: await looks.preview(body.texts, instructor.id),
			}),
		}),
	];
}
