import type { Request } from "express";
import { isRefusal, type Refusal } from "../../../shared/refusal.ts";
import { PageQuery } from "../../../shared/rest.ts";
import type { Page } from "../../live/quizzes.ts";
import { parse } from "../parse.ts";
import type { ParameterSpec } from "./route.ts";

/** What a route that answers with a page of a list can be asked. */
export const pageParameters: Readonly<Record<string, ParameterSpec>> = {
	after: {
		is: "`next` of the page before; without it, the first page",
		schema: PageQuery.entries.after,
	},
	limit: { is: "How many at most", schema: PageQuery.entries.limit },
};

export const pageHeaders = {
	Link: 'The next page, rel="next"; not there on the last one',
};

export function pageOf(request: Request): Page | Refusal {
	const query = parse(PageQuery, request.query);
	if (isRefusal(query)) return query;
	return { after: query.after ?? null, limit: Number(query.limit) };
}

/** Where the next page is, also for programs that read no body (RFC 8288). */
export function linkTo(
	path: string,
	{ limit }: Page,
	next: string | null,
): Record<string, string> {
	return next === null
		? {}
		: { Link: `<${path}?after=${next}&limit=${limit}>; rel="next"` };
}
