import { useEffect, useState } from "preact/hooks";
import * as v from "valibot";
import { Asking, Instructor, Waiting } from "../../../shared/account.ts";
import { useBusy } from "../library/busy.ts";
import { request } from "./rest.ts";
import { go } from "./route.ts";
import { prove } from "./session.ts";

const againMs = 1_500;
const path = "/api/instructor/take-over";
const Opened = v.union([Asking, Instructor]);
const Claimed = v.union([Waiting, Instructor]);

/**
 * Where a hand-over link opens. It asks first: a link that somebody else sent must not quietly exchange whose library
 * this browser shows. Then the device that made the link is asked.
 */
export function TakeOver({ secret }: { secret: string }) {
	const [own, setOwn] = useState<boolean | null>(null);
	const [asking, setAsking] = useState<Asking | null>(null);
	const [fault, setFault] = useState<string | null>(null);
	const [busy, run] = useBusy();
	useEffect(() => {
		void request("GET", "/api/instructor").then((reply) => setOwn(reply.ok));
	}, []);
	const takeOver = () =>
		run(async () => {
			const reply = await prove(path, { link: secret }, Opened);
			if (reply === null) return go({ page: "library" });
			if (!reply.ok) setFault(reply.problem.detail);
			else if ("claim" in reply.data) setAsking(reply.data);
			else go({ page: "library" });
		});
	if (asking !== null && fault === null)
		return <Wait asking={asking} onFault={setFault} />;
	return (
		<main class="gate">
			<h1>Use this browser for the library of the other device?</h1>
			<p>
				The quizzes and rooms of the device that made this link will open here
				as well. The link works once.
			</p>
			{own && (
				<p>
					<strong>This browser has a library of its own.</strong> It will no
					longer be reachable from here. If you need it, make recovery words for
					it first.
				</p>
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
					{own ? "Keep my own library" : "Cancel"}
				</button>
				{fault === null && (
					<button
						type="button"
						class="button primary"
						aria-disabled={busy || own === null}
						onClick={() => void takeOver()}
					>
						Use it here
					</button>
				)}
			</footer>
		</main>
	);
}

function Wait({
	asking: { claim, number },
	onFault,
}: {
	asking: Asking;
	onFault(fault: string): void;
}) {
	useEffect(() => {
		let left = false;
		const ask = async () => {
			const reply = await prove(`${path}/claim`, { claim }, Claimed);
			if (left) return;
			const isOver = !reply?.ok && reply?.status === 404;
			if (isOver) onFault(reply.problem.detail);
			else if (reply === null || reply.status === 200) go({ page: "library" });
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
			<h1>Look at the other device</h1>
			<p role="status">
				It asks whether to let this one in. Both must show this number:
			</p>
			<p class="compare">{number}</p>
		</main>
	);
}
