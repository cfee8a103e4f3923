import { useState } from "preact/hooks";
import { Ended, type Session, SessionList } from "../../../shared/account.ts";
import { useBusy } from "../library/busy.ts";
import { confirm } from "../shell/Dialog.tsx";
import { HandOver } from "../shell/HandOver.tsx";
import { notify } from "../shell/notice.tsx";
import { useResource } from "../shell/resource.ts";
import { type Reply, request } from "../shell/rest.ts";
import { showDate, showWhen } from "../shell/when.ts";
import { NameDialog } from "./NameDialog.tsx";
import { offerNewWords } from "./words.ts";

const path = "/api/instructor/sessions";

/** The browsers that are signed in, each to be named and ended. */
export function Sessions() {
	const list = useResource(path, SessionList);
	const [naming, setNaming] = useState<Session | null>(null);
	const [handingOver, setHandingOver] = useState(false);
	const [busy, run] = useBusy();
	const sessions = list.data?.sessions ?? [];

	const ended = async (reply: Reply<unknown>) => {
		if (!reply.ok) notify(reply.problem.detail, { tone: "error" });
		await list.reload();
		if (reply.ok) await offerNewWords();
	};
	const endOne = ({ id, name }: Session) =>
		run(async () => {
			const sure = await confirm({
				title: `Sign out ${name}?`,
				text: "Its open pages are let go at once. It needs recovery words or another device to come back.",
				action: "Sign it out",
				danger: true,
			});
			if (sure) await ended(await request("DELETE", `${path}/${id}`));
		});
	const endOthers = () =>
		run(async () => {
			const sure = await confirm({
				title: "Sign out all other browsers?",
				text: "Only this one stays signed in. A room that runs goes on.",
				action: "Sign them out",
				danger: true,
			});
			if (sure) await ended(await request("DELETE", path, { reads: Ended }));
		});

	return (
		<section aria-labelledby="account-sessions">
			<h2 id="account-sessions">Signed-in browsers</h2>
			{list.data === null && (
				<p role="status">{list.problem?.detail ?? "Looking…"}</p>
			)}
			<ul class="sessions">
				{sessions.map((one) => (
					<li key={one.id}>
						<div>
							<strong dir="auto">{one.name}</strong>
							<p class="small">
								{one.current ? "This browser" : `Last used ${showSeen(one)}`} ·
								signed in {showWhen(one.createdAt)} · until{" "}
								{showDate(one.expiresAt)} when not used
							</p>
						</div>
						<div class="account-buttons">
							<button
								type="button"
								class="button quiet"
								aria-label={`Rename ${one.name}`}
								onClick={() => setNaming(one)}
							>
								Rename
							</button>
							{!one.current && (
								<button
									type="button"
									class="button quiet"
									aria-label={`Sign out ${one.name}`}
									aria-disabled={busy}
									onClick={() => void endOne(one)}
								>
									Sign out
								</button>
							)}
						</div>
					</li>
				))}
			</ul>
			<div class="account-buttons">
				<button
					type="button"
					class="button"
					onClick={() => setHandingOver(true)}
				>
					Use on another device
				</button>
				{sessions.length > 1 && (
					<button
						type="button"
						class="button"
						aria-disabled={busy}
						onClick={() => void endOthers()}
					>
						Sign out all others
					</button>
				)}
			</div>
			<NameDialog
				session={naming}
				onClose={() => setNaming(null)}
				onNamed={() => void list.reload()}
			/>
			<HandOver
				open={handingOver}
				onClose={() => {
					setHandingOver(false);
					void list.reload();
				}}
			/>
		</section>
	);
}

/** Known to the hour. */
function showSeen({ seenAt }: Session): string {
	return Date.now() - seenAt < 2 * 3_600_000
		? "within the last hours"
		: showWhen(seenAt);
}
