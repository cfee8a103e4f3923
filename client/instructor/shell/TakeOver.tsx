import { useEffect, useState } from "preact/hooks";
import { request } from "./rest.ts";
import { go } from "./route.ts";
import { openSession } from "./session.ts";

/**
 * Where a hand-over link opens. It asks first: a link that somebody else sent must not quietly exchange whose library
 * this browser shows.
 */
export function TakeOver({ secret }: { secret: string }) {
	const [own, setOwn] = useState<boolean | null>(null);
	const [fault, setFault] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	useEffect(() => {
		void request("GET", "/api/instructor").then((reply) => setOwn(reply.ok));
	}, []);
	const takeOver = async () => {
		if (busy) return;
		setBusy(true);
		const reply = await request("POST", "/api/instructor/take-over", {
			body: { link: secret },
		});
		setBusy(false);
		if (!reply.ok) return setFault(reply.problem.detail);
		await openSession();
		go({ page: "library" });
	};
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
					longer be reachable from here. If you need it, first choose “Use on
					another device” and keep it open elsewhere.
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
				<button
					type="button"
					class="button primary"
					aria-disabled={busy || own === null}
					onClick={() => void takeOver()}
				>
					Use it here
				</button>
			</footer>
		</main>
	);
}
