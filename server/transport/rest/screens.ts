import { isRefusal } from "../../../shared/refusal.ts";
import { ScreenState } from "../../../shared/room-state.ts";
import type { Screens } from "../../live/screens.ts";
import { away, type Route } from "./route.ts";

/** For screens that no event stream reaches: some filters hold an answer back until it is complete. */
export function screenRoutes(screens: Screens): Route[] {
	return [
		{
			method: "get",
			path: "/api/screens/:token",
			summary:
				"What the event stream of the same link tells now; to be asked for every two seconds where no stream comes through.",
			who: "anyone",
			replies: {
				200: { is: "View and counts", schema: ScreenState },
				404: { is: "No such screen" },
				...away,
			},
			async run({ params }) {
				const room = await screens.room(params.token ?? "");
				if (isRefusal(room)) return room;
				const state = await screens.show(room);
				return isRefusal(state) ? state : { status: 200, body: state };
			},
		},
	];
}
