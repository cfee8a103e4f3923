import type { Express } from "express";
import { isImageName } from "../../shared/images.ts";
import { refuse } from "../../shared/refuse.ts";
import type { Images } from "../live/images.ts";
import type { Log } from "../live/log.ts";
import { sendProblem } from "./rest/problem.ts";

/** Images for whoever knows their names: phones have no session. A name tells the content, so what is shown never changes. */
export function addImages(app: Express, images: Images, log: Log): void {
	app.get("/image/:id/:width", async (request, response) => {
		const { id, width } = request.params;
		let bytes: Uint8Array | null = null;
		try {
			if (isImageName(id) && /^[1-9]\d{0,3}$/.test(width))
				bytes = await images.find(id, Number(width));
		} catch (error) {
			log.warn({ error }, "could not look for an image");
			const retryAfterMs = 1000;
			sendProblem(
				response,
				refuse("busy", "part-unreadable", { retryAfterMs }),
			);
			return;
		}
		if (bytes === null) {
			sendProblem(response, refuse("not-found", "no-such-image"));
			return;
		}
		response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
		response.setHeader("ETag", `"${id}-${width}"`);
		response.type("image/webp");
		response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
	});
}
