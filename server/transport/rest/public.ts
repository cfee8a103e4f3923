import type { Request } from "express";
import { paths } from "../../../shared/protocol.ts";
import { isRefusal } from "../../../shared/refusal.ts";
import { routes } from "../../../shared/routes.ts";
import type { ClockWatch } from "../../live/clock-watch.ts";
import type { Fill } from "../../live/fill.ts";
import type { Readiness } from "../../live/readiness.ts";
import type { Screens } from "../../live/screens.ts";
import { joinAddress, joinOrigin, type OriginRules } from "../origin.ts";
import { qrReply } from "./rooms.ts";
import { away, type Route, serve } from "./route.ts";

/** Routes without a cookie: health, the address for phones, and the screen's picture of the join link. */
export function publicRoutes(
	screens: Screens,
	rules: OriginRules,
	readiness: Readiness,
	fill: Fill,
	clocks: ClockWatch,
	isInside: (request: Request) => boolean,
): Route[] {
	return [
		serve(routes.server.where)({
			summary: "Where phones find this server.",
			who: "anyone",
			replies: { 200: { is: "The address" } },
			run: ({ request }) => ({
				status: 200,
				body: { origin: joinOrigin(rules, request), path: rules.path },
			}),
		}),
		serve(routes.screens.picture)({
			summary: "The join link as a QR picture, for the screen page.",
			who: "anyone",
			replies: {
				200: { is: "The picture" },
				404: { is: "No such screen" },
				...away,
			},
			async run({ params, request }) {
				const code = await screens.code(params.token);
				return isRefusal(code)
					? code
					: qrReply(joinAddress(rules, request) + paths.join(code));
			},
		}),
		serve(routes.server.lives)({
			summary: "Whether the process runs.",
			who: "anyone",
			replies: { 200: { is: "It does" } },
			run: () => ({ status: 200, body: { ok: true, reasons: [] } }),
		}),
		serve(routes.server.ready)({
			summary:
				"Whether it can take students now, and, for whoever may know (this machine, inside, METRICS_TOKEN), why not. `?unready=404` is for proxies that read 404 as: no new connections, keep the running ones.",
			who: "anyone",
			replies: {
				200: { is: "It can" },
				400: { is: "A query that is none" },
				404: { is: "It cannot, asked with `?unready=404`" },
				503: { is: "It cannot" },
			},
			run({ query, request }) {
				const reasons = [...readiness.reasons];
				const ok = reasons.length === 0;
				const told = isInside(request)
					? { reasons, storeFill: fill.share, warnings: clocks.warnings }
					: { reasons: [] };
				const body = { ok, ...told };
				if (ok) return { status: 200, body };
				return query.unready === "404"
					? { status: 404, body }
					: { status: 503, body };
			},
		}),
	];
}
