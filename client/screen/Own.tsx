import "./own.css";
import type { RoomBranding } from "../../shared/branding.ts";
import { imagePath, imageWidths } from "../../shared/images.ts";
import { loneImage } from "../../shared/lone-image.ts";
import { base } from "../link/base.ts";
import { Logo } from "../look/Logo.tsx";

interface Props {
	readonly of: RoomBranding | undefined;
}

/** The course's logo on a light ground, which most are drawn for; else ours. */
export function OwnLogo({ of }: Props) {
	const logo = loneImage(of?.logo ?? "");
	return logo === null ? (
		<Logo />
	) : (
		<Image {...logo} class="own-logo" width={imageWidths.phone} />
	);
}

/** What the course shows of itself, as large as there is room. */
export function OwnPicture({ of }: Props) {
	const picture = loneImage(of?.picture ?? "");
	return (
		picture && (
			<div class="own-picture">
				<Image {...picture} width={imageWidths.screen} />
			</div>
		)
	);
}

function Image(props: {
	readonly id: string;
	readonly alt: string;
	readonly width: number;
	readonly class?: string;
}) {
	const { id, alt, width } = props;
	return (
		<img class={props.class} src={base + imagePath(id, width)} alt={alt} />
	);
}
