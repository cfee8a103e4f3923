import * as v from "valibot";
import { imageTypes } from "../../../../shared/images.ts";
import { limits } from "../../../../shared/limits.ts";
import type { Refusal } from "../../../../shared/refusal.ts";
import { refuse } from "../../../../shared/refuse.ts";
import { Image, Problem } from "../../../../shared/rest.ts";
import { routes } from "../../../../shared/routes.ts";
import { refusals } from "../../../../shared/words/refusals.en.ts";
import { sayRefusal } from "../../../../shared/words/say-refusal.ts";
import { base } from "../../../link/base.ts";
import * as words from "../../../words/images.en.ts";

const patienceMs = 90_000;
const tries = 4;

export type Sent = { readonly id: string } | { readonly fault: string };

/** Why a file need not be sent at all. */
export function refusalOf(file: File): Refusal | null {
	const { name, type, size } = file;
	if (/^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name))
		return refuse("bad-input", "image-heic");
	if (type === "image/svg+xml") return refuse("bad-input", "image-svg");
	if (!imageTypes.some((one) => one === type))
		return refuse("bad-input", "image-type");
	if (size <= limits.imageBytes) return null;
	const most = limits.imageBytes / 2 ** 20;
	return refuse("too-large", "image-bytes", { values: { most } });
}

/** Sends a file and tells how far it is, in percent; again where the server has too much to do. */
export async function send(
	file: File,
	progress: (percent: number) => void,
): Promise<Sent> {
	const refusal = refusalOf(file);
	if (refusal !== null) return { fault: refusal.message };
	for (let left = tries; ; left--) {
		const reply = await put(file, progress);
		const retryMs = 1000 * Number(reply?.getResponseHeader("Retry-After") ?? 0);
		const isBusy = reply?.status === 429 || reply?.status === 503;
		if (!isBusy || left === 0) return readReply(reply);
		await new Promise((resolve) =>
			setTimeout(resolve, Math.min(Math.max(retryMs, 1000), 10_000)),
		);
	}
}

/** By the one interface of browsers that tells how much was sent. Null: there was no reply. */
function put(
	file: File,
	progress: (percent: number) => void,
): Promise<XMLHttpRequest | null> {
	return new Promise((resolve) => {
		const request = new XMLHttpRequest();
		const { method, path } = routes.images.put;
		request.open(method.toUpperCase(), base + path);
		request.timeout = patienceMs;
		request.setRequestHeader("content-type", file.type);
		request.setRequestHeader("accept", "application/json");
		request.upload.onprogress = ({ loaded, total }) =>
			progress(Math.floor((100 * loaded) / Math.max(total, 1)));
		request.onload = () => resolve(request);
		request.onerror = () => resolve(null);
		request.ontimeout = () => resolve(null);
		request.send(file);
	});
}

function readReply(reply: XMLHttpRequest | null): Sent {
	const json = jsonOf(reply?.responseText ?? "");
	const image = v.safeParse(Image, json);
	if (reply?.status === 201 && image.success) return { id: image.output.id };
	const problem = v.safeParse(Problem, json);
	if (!problem.success) return { fault: words.noAnswer };
	const { why = "", values = {}, detail: message } = problem.output;
	return { fault: sayRefusal(refusals, { why, values, message }) };
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
