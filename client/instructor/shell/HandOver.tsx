import { useEffect, useState } from "preact/hooks";
import { renderSVG } from "uqr";
import { HandOver as HandOverBody } from "../../../shared/rest.ts";
import { CopyField } from "./CopyField.tsx";
import { Dialog } from "./Dialog.tsx";
import { useOrigin } from "./origin.ts";
import { request } from "./rest.ts";

/** A link, as text and as QR code, that makes another device this instructor's too. A new one each time it is opened. */
export function HandOver({
	open,
	onClose,
}: {
	open: boolean;
	onClose(): void;
}) {
	return (
		<Dialog title="Use on another device" open={open} onClose={onClose}>
			<Link />
		</Dialog>
	);
}

function Link() {
	const [made, setMade] = useState<{ path: string } | { fault: string } | null>(
		null,
	);
	const origin = useOrigin();
	useEffect(() => {
		let left = false;
		void request("POST", "/api/instructor/hand-over", {
			reads: HandOverBody,
		}).then((reply) => {
			if (left) return;
			setMade(
				reply.ok ? { path: reply.data.path } : { fault: reply.problem.detail },
			);
		});
		return () => {
			left = true;
		};
	}, []);
	if (made !== null && "fault" in made) return <p role="alert">{made.fault}</p>;
	const link = made === null ? "" : origin + made.path;
	return (
		<div class="hand-over">
			<p>
				Open this link on your phone or another computer: it becomes yours as
				well, with the same quizzes and rooms. The link works once, within 10
				minutes. Do not show it on the projector.
			</p>
			<div class="qr">
				{link !== "" && (
					<img src={drawQr(link)} alt="QR code of the link below" />
				)}
			</div>
			<CopyField label="Link" value={link} />
		</div>
	);
}

function drawQr(text: string): string {
	return `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 2 }))}`;
}
