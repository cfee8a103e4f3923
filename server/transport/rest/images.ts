import { imagePath, imageWidths } from "../../../shared/images.ts";
import { limits } from "../../../shared/limits.ts";
import { isRefusal } from "../../../shared/refusal.ts";
import { routes } from "../../../shared/routes.ts";
import type { Images } from "../../live/images.ts";
import { away, fullStore, type Route, serve } from "./route.ts";

/** `path`: under which the addresses are. */
export function imageRoutes(images: Images, path: string): Route[] {
	return [
		serve(routes.images.put)({
			summary:
				"Send an image, the file as the body. A text shows it as `![what it shows](image:ID)`; one that no question shows is deleted a day later.",
			who: "instructor",
			mostBytes: limits.imageBytes,
			replies: {
				201: {
					is: "Kept, upright and without what the file told beside its pixels; Location says where. The same image has the same id",
					headers: { Location: "The path of its larger size" },
				},
				400: { is: "No image that can be shown: `detail` says why" },
				401: { is: "Not signed in" },
				403: { is: "Called from another site's page, or over a quota" },
				413: { is: `Over ${limits.imageBytes / 2 ** 20} MiB` },
				415: { is: "Neither PNG nor JPEG nor WebP" },
				429: { is: "Too much from this browser at once" },
				507: fullStore,
				...away,
			},
			async run({ instructor, body }) {
				const image = await images.add(instructor.id, body);
				if (isRefusal(image)) return image;
				const Location = path + imagePath(image.id, imageWidths.screen);
				return { status: 201, body: image, headers: { Location } };
			},
		}),
	];
}
