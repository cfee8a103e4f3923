import { useEffect, useState } from "preact/hooks";
import type { Asking } from "../../../shared/account.ts";
import { routes } from "../../../shared/routes.ts";
import * as texts from "../../words/shell.en.ts";
import { useBusy } from "../library/busy.ts";
import { call } from "./rest.ts";
import { go } from "./route.ts";
import { prove } from "./session.ts";

const againMs = 1_500;

/**
 * Where a hand-over link opens. It asks first: a link that somebody else sent must not quietly exchange whose library
 * this browser shows. Then the device that made the link is asked.
 */
export function TakeOver({
	secret,
	room,
}: {
	secret: string;
	room: string | undefined;
}) {
	const arrive = () =>
		go(room === undefined ? { page: "library" } : { page: "room", room });
	const [own, setOwn] = useState<boolean | null>(null);
	const [asking, setAsking] = useState<Asking | null>(null);
	const [fault, setFault] = useState<string | null>(null);
	const [busy, run] = useBusy();
	useEffect(() => {
		void call(routes.instructor.known).then((reply) => setOwn(reply.ok));
	}, []);
	const takeOver = () =>
		run(async () => {
			const reply = await prove(routes.handOver.takeOver, {
				body: { link: secret },
			});
			if (reply === null) return arrive();
			if (!reply.ok) setFault(reply.problem.detail);
			else if ("claim" in reply.data) setAsking(reply.data);
			else arrive();
		});
	if (asking !== null && fault === null)
		return <Wait asking={asking} onFault={setFault} onDone={arrive} />;
	return (
		<main class="gate">
			<h1>{texts.takeOverAsked}</h1>
			<p>{texts.takeOverExplained}</p>
			{own && (
				<p>{texts.ownLibraryExplained(<strong>{texts.ownLibrary}</strong>)}</p>
			)}
			<p class="fault" role="alert">
				{fault}
			</p>
			<footer>
				<button
					type="button"
					class="button"
					onClick={() => go({ page: "library" })}
				>
					{own ? texts.keepMyOwnLibrary : texts.cancel}
				</button>
				{fault === null && (
					<button
						type="button"
						class="button primary"
						aria-disabled={busy || own === null}
						onClick={() => void takeOver()}
					>
						{texts.useItHere}
					</button>
				)}
			</footer>
		</main>
	);
}

function Wait({
	asking: { claim, number },
	onFault,
	onDone,
}: {
	asking: Asking;
	onFault(fault: string): void;
	onDone(): void;
}) {
	useEffect(() => {
		let left = false;
		const ask = async () => {
			const reply = await prove(routes.handOver.claim, { body: { claim } });
			if (left) return;
			const isOver = !reply?.ok && reply?.status === 404;
			if (isOver) onFault(reply.problem.detail);
			else if (reply === null || reply.status === 200) onDone();
			else timer = setTimeout(ask, againMs);
		};
		let timer = setTimeout(ask, againMs);
		return () => {
			left = true;
			clearTimeout(timer);
		};
	}, [claim, onFault]);
	return (
		<main class="gate">
			<h1>{texts.lookThere}</h1>
			<p role="status">{texts.lookThereExplained}</p>
			<p class="compare">{number}</p>
		</main>
	);
}
