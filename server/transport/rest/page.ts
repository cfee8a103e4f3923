import type * as v from "valibot";
import type { PageQuery } from "../../../shared/rest.ts";
import type { Page } from "../../live/quizzes.ts";

export const pageHeaders = {
	Link: 'The next page, rel="next"; not there on the last one',
};

export function pageOf({
	after,
	limit,
}: v.InferOutput<typeof PageQuery>): Page {
	return { after: after ?? null, limit };
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
