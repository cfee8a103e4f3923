import { useEffect, useState } from "preact/hooks";
import { renderSVG } from "uqr";
import type {
	HandOverState,
	HandOver as Made,
} from "../../../shared/account.ts";
import { routes } from "../../../shared/routes.ts";
import * as words from "../../words/shell.en.ts";
import { CopyField } from "./CopyField.tsx";
import { Dialog } from "./Dialog.tsx";
import { notify } from "./notice.tsx";
import { useOrigin } from "./origin.ts";
import { call } from "./rest.ts";

const againMs = 1_500;

/** A link, as text and as QR code, that lets another device in when this one agrees. A new one each time it is opened. */
export function HandOver({
	open,
	onClose,
}: {
	open: boolean;
	onClose(): void;
}) {
	return (
		<Dialog title={words.useOnAnotherDevice} open={open} onClose={onClose}>
			<Offer onClose={onClose} />
		</Dialog>
	);
}

type Asked = Extract<HandOverState, { state: "asked" }>;

/** The link is good as long as this is shown: here it is that somebody must agree. */
function Offer({ onClose }: { onClose(): void }) {
	const [made, setMade] = useState<Made | null>(null);
	const [asked, setAsked] = useState<Asked | null>(null);
	const [fault, setFault] = useState<string | null>(null);

	useEffect(() => {
		let left = false;
		let timer: ReturnType<typeof setTimeout> | undefined;
		let id = "";
		let missing = 0;
		const refuse = () => call(routes.handOver.refuse, { params: { id } });
		const look = async () => {
			const reply = await call(routes.handOver.look, { params: { id } });
			if (left) return;
			if (reply.ok && reply.data.state === "asked") return setAsked(reply.data);
			// Once only may be the moment between the two.
			missing = reply.status === 404 ? missing + 1 : 0;
			if (missing > 1) setFault(words.linkIsOver);
			else timer = setTimeout(look, againMs);
		};
		void call(routes.handOver.offer).then((reply) => {
			if (!reply.ok) return setFault(reply.problem.detail);
			id = reply.data.id;
			if (left) return void refuse();
			setMade(reply.data);
			timer = setTimeout(look, againMs);
		});
		return () => {
			left = true;
			clearTimeout(timer);
			// After a yes there is nothing left to refuse.
			if (id !== "") void refuse();
		};
	}, []);

	const agree = async (id: string) => {
		const reply = await call(routes.handOver.confirm, { params: { id } });
		if (!reply.ok) return setFault(reply.problem.detail);
		notify(words.otherSignedIn);
		onClose();
	};

	if (fault !== null) return <p role="alert">{fault}</p>;
	if (made === null || asked === null) return <Link path={made?.path ?? ""} />;
	return (
		<div class="hand-over" role="alert">
			<p>{words.hasOpenedIt(<strong>{asked.device}</strong>)}</p>
			<p class="compare">{asked.number}</p>
			<p>{words.otherNumberExplained}</p>
			<footer>
				<button type="button" class="button" onClick={onClose}>
					{words.noKeepItOut}
				</button>
				<button
					type="button"
					class="button primary"
					onClick={() => void agree(made.id)}
				>
					{words.yesLetItIn}
				</button>
			</footer>
		</div>
	);
}

function Link({ path }: { path: string }) {
	const origin = useOrigin();
	const link = path === "" ? "" : origin + path;
	return (
		<div class="hand-over">
			<p>{words.linkExplained}</p>
			<div class="qr">
				{link !== "" && <img src={drawQr(link)} alt={words.qrCode} />}
			</div>
			<CopyField label={words.link} value={link} />
		</div>
	);
}

function drawQr(text: string): string {
	return `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 2 }))}`;
}
