import type { Request } from "express";
import * as v from "valibot";
import { paths } from "../../../shared/protocol.ts";
import { isRefusal } from "../../../shared/refusal.ts";
import { Health, Where } from "../../../shared/rest.ts";
import type { ClockWatch } from "../../live/clock-watch.ts";
import type { Fill } from "../../live/fill.ts";
import type { Readiness } from "../../live/readiness.ts";
import type { Screens } from "../../live/screens.ts";
import { joinAddress, joinOrigin, type OriginRules } from "../origin.ts";
import { qrReply } from "./rooms.ts";
import { away, type Route } from "./route.ts";

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
		{
			method: "get",
			path: "/api/where",
			summary: "Where phones find this server.",
			who: "anyone",
			replies: { 200: { is: "The address", schema: Where } },
			run: ({ request }) => ({
				status: 200,
				body: { origin: joinOrigin(rules, request), path: rules.path },
			}),
		},
		{
			method: "get",
			path: "/api/screens/:token/qr.svg",
			summary: "The join link as a QR picture, for the screen page.",
			who: "anyone",
			replies: {
				200: { is: "The picture", media: "image/svg+xml" },
				404: { is: "No such screen" },
				...away,
			},
			async run({ params, request }) {
				const code = await screens.code(params.token ?? "");
				return isRefusal(code)
					? code
					: qrReply(joinAddress(rules, request) + paths.join(code));
			},
		},
		{
			method: "get",
			path: "/livez",
			summary: "Whether the process runs.",
			who: "anyone",
			replies: { 200: { is: "It does", schema: Health } },
			run: () => ({ status: 200, body: { ok: true, reasons: [] } }),
		},
		{
			method: "get",
			path: "/readyz",
			summary:
				"Whether it can take students now, and, for whoever may know (this machine, inside, METRICS_TOKEN), why not. `?unready=404` is for proxies that read 404 as: no new connections, keep the running ones.",
			who: "anyone",
			query: {
				unready: {
					is: "404: answer so instead of 503",
					schema: v.string(),
				},
			},
			replies: {
				200: { is: "It can", schema: Health },
				404: { is: "It cannot, asked with `?unready=404`", schema: Health },
				503: { is: "It cannot", schema: Health },
			},
			run({ request }) {
				const reasons = [...readiness.reasons];
				const ok = reasons.length === 0;
				const unready = request.query.unready === "404" ? 404 : 503;
				const told = isInside(request)
					? { reasons, storeFill: fill.share, warnings: clocks.warnings }
					: { reasons: [] };
				return { status: ok ? 200 : unready, body: { ok, ...told } };
			},
		},
	];
}
