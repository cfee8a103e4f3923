import "./point.css";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { imagePath } from "../../../shared/images.ts";
import type { Region } from "../../../shared/kinds/point/regions.ts";
import { loneImage } from "../../../shared/lone-image.ts";
import { base } from "../../link/base.ts";
import { imageWidth } from "../../text/image-width.ts";
import { toldOf } from "../../text/told.ts";
import { cent } from "./value.ts";

interface Props {
	/** Its Markdown. */
	readonly image: string;
	/** Whether what stands on it is to be seen first. */
	readonly isDimmed?: boolean;
	readonly children?: ComponentChildren;
}

/** The picture, with what stands on it; as wide as its place, or as `--tall` allows. It has its shape before it is loaded, if the server told that. */
export function Plate({ image, isDimmed, children }: Props) {
	const found = loneImage(image);
	const [loaded, setLoaded] = useState<number | null>(null);
	return (
		<div
			class="plate"
			data-dimmed={isDimmed ? "" : undefined}
			style={{ "--ratio": loaded ?? ratioIn(toldOf(image)) }}
		>
			{found && (
				<img
					key={found.id}
					class="plate-image"
					src={base + imagePath(found.id, imageWidth())}
					alt={found.alt}
					draggable={false}
					onLoad={({ currentTarget }) => {
						const { naturalWidth, naturalHeight } = currentTarget;
						setLoaded(naturalWidth / naturalHeight || null);
					}}
				/>
			)}
			{children}
		</div>
	);
}

/** Width by height, as they stand in what the server made of the text. */
function ratioIn(html: string | null): number {
	const [, width, height] =
		/width="(\d+)" height="(\d+)"/.exec(html ?? "") ?? [];
	return Number(width) / Number(height) || 4 / 3;
}

/** Regions as lines that are seen on any picture. */
export function Outlines({ regions }: { readonly regions: readonly Region[] }) {
	return regions.map(({ shape, x, y, width, height }, index) => (
		<i
			key={index}
			class={`plate-region ${shape}`}
			style={{
				...placed([x, y]),
				width: cent(width),
				height: cent(height),
			}}
		/>
	));
}

const cross =
	"M22 2v14M22 28v14M2 22h14M28 22h14M22 10a12 12 0 1 1 0 24a12 12 0 0 1 0-24z";

/** The cross at a place, dark within light. */
export function CrossHair() {
	return (
		<svg class="plate-cross" viewBox="0 0 44 44" aria-hidden="true">
			<path class="under" d={cross} />
			<path class="over" d={cross} />
		</svg>
	);
}

/** Where on the picture: its middle is there. */
export const placed = ([x, y]: readonly [number, number]) => ({
	left: cent(x),
	top: cent(y),
});
