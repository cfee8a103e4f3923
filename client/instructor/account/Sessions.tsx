import { useState } from "preact/hooks";
import type { Session } from "../../../shared/account.ts";
import { routes } from "../../../shared/routes.ts";
import * as words from "../../words/account.en.ts";
import { useBusy } from "../library/busy.ts";
import { confirm } from "../shell/Dialog.tsx";
import { HandOver } from "../shell/HandOver.tsx";
import { notify } from "../shell/notice.tsx";
import { useRead } from "../shell/resource.ts";
import { call, type Reply } from "../shell/rest.ts";
import { showDate, showWhen } from "../shell/when.ts";
import { NameDialog } from "./NameDialog.tsx";
import { offerNewWords } from "./words.ts";

const readSessions = () => call(routes.sessions.list);

/** The browsers that are signed in, each to be named and ended. */
export function Sessions() {
	const list = useRead(readSessions);
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
				title: words.signOutAsked(name),
				text: words.signOutExplained,
				action: words.signItOut,
				danger: true,
			});
			if (sure)
				await ended(await call(routes.sessions.end, { params: { id } }));
		});
	const endOthers = () =>
		run(async () => {
			const sure = await confirm({
				title: words.signOutAllAsked,
				text: words.signOutAllExplained,
				action: words.signThemOut,
				danger: true,
			});
			if (sure) await ended(await call(routes.sessions.endOthers));
		});

	return (
		<section aria-labelledby="account-sessions">
			<h2 id="account-sessions">{words.signedInBrowsers}</h2>
			{list.data === null && (
				<p role="status">{list.problem?.detail ?? words.looking}</p>
			)}
			<ul class="sessions">
				{sessions.map((one) => (
					<li key={one.id}>
						<div>
							<strong dir="auto">{one.name}</strong>
							<p class="small">
								{words.sessionLine(
									one.current
										? words.thisBrowser
										: words.lastUsed(showSeen(one)),
									showWhen(one.createdAt),
									showDate(one.expiresAt),
								)}
							</p>
						</div>
						<div class="account-buttons">
							<button
								type="button"
								class="button quiet"
								aria-label={words.renameNamed(one.name)}
								onClick={() => setNaming(one)}
							>
								{words.rename}
							</button>
							{!one.current && (
								<button
									type="button"
									class="button quiet"
									aria-label={words.signOutNamed(one.name)}
									aria-disabled={busy}
									onClick={() => void endOne(one)}
								>
									{words.signOut}
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
					{words.useOnAnotherDevice}
				</button>
				{sessions.length > 1 && (
					<button
						type="button"
						class="button"
						aria-disabled={busy}
						onClick={() => void endOthers()}
					>
						{words.signOutAllOthers}
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
		? words.withinTheLastHours
		: showWhen(seenAt);
}
