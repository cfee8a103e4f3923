import * as v from "valibot";
import { protocolVersion } from "../../../shared/protocol.ts";
import { isRefusal } from "../../../shared/refusal.ts";
import { ScreenState } from "../../../shared/room-state.ts";
import type { Screens } from "../../live/screens.ts";
import { versionOf } from "../streams.ts";
import { oldClient, viewFor2 } from "../version2.ts";
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
			query: {
				v: {
					is: "The protocol version that the caller speaks; 2 when not given",
					schema: v.optional(v.picklist(["2", String(protocolVersion)])),
				},
			},
			replies: {
				200: { is: "View and counts", schema: ScreenState },
				404: { is: "No such screen" },
				...away,
			},
			async run({ params, request }) {
				const room = await screens.room(params.token ?? "");
				if (isRefusal(room)) return room;
				const state = await screens.show(room);
				if (isRefusal(state)) return state;
				const isOlder = versionOf(request) < protocolVersion;
				const view = isOlder ? viewFor2(state.view) : state.view;
				return view === null
					? oldClient
					: { status: 200, body: { ...state, view } };
			},
		},
	];
}
