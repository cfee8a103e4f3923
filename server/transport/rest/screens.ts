import { protocolVersion } from "../../../shared/protocol.ts";
import { isRefusal } from "../../../shared/refusal.ts";
import { routes } from "../../../shared/routes.ts";
import type { Screens } from "../../live/screens.ts";
import { versionRefusal } from "../protocol-version.ts";
import { oldClient, viewFor2 } from "../version2.ts";
import { away, type Route, serve } from "./route.ts";

/** For screens that no event stream reaches: some filters hold an answer back until it is complete. */
export function screenRoutes(screens: Screens): Route[] {
	return [
		serve(routes.screens.state)({
			summary:
				"What the event stream of the same link tells now; to be asked for every two seconds where no stream comes through.",
			who: "anyone",
			replies: {
				200: { is: "View and counts" },
				400: {
					is: "No such version of the protocol, or none that is spoken here",
				},
				404: { is: "No such screen" },
				...away,
			},
			async run({ params, query }) {
				const refusal = versionRefusal(query.v);
				if (refusal !== null) return refusal;
				const room = await screens.room(params.token);
				if (isRefusal(room)) return room;
				const state = await screens.show(room);
				if (isRefusal(state)) return state;
				const isOlder = query.v < protocolVersion;
				const view = isOlder ? viewFor2(state.view) : state.view;
				return view === null
					? oldClient
					: { status: 200, body: { ...state, view: { ...view } } };
			},
		}),
	];
}
