import { useState } from "preact/hooks";
import { Logo } from "../../look/Logo.tsx";
import * as texts from "../../words/shell.en.ts";
import { HandOver } from "./HandOver.tsx";
import { leave } from "./leave.ts";
import { Menu } from "./Menu.tsx";
import { href, type Route } from "./route.ts";

export function Header({ route }: { route: Route }) {
	const [handingOver, setHandingOver] = useState(false);
	return (
		<>
			<header class="shell-header">
				<a class="wordmark" href={href({ page: "library" })}>
					<Logo />
				</a>
				<nav aria-label={texts.pages}>
					<a
						href={href({ page: "library" })}
						aria-current={route.page === "library" ? "page" : undefined}
					>
						{texts.library}
					</a>
				</nav>
				<Menu label={texts.account}>
					<a class="button quiet" href={href({ page: "account" })}>
						{texts.recoveryWordsAndBrowsers}
					</a>
					<button
						type="button"
						class="button quiet"
						onClick={() => setHandingOver(true)}
					>
						{texts.useOnAnotherDevice}
					</button>
					<button
						type="button"
						class="button quiet"
						onClick={() => void leave()}
					>
						{texts.signOutThisBrowser}
					</button>
				</Menu>
			</header>
			{/* On paper, not on the desk. */}
			<HandOver open={handingOver} onClose={() => setHandingOver(false)} />
		</>
	);
}

/** For those who are not signed in. */
export function BareHeader() {
	return (
		<header class="shell-header">
			<span class="wordmark">
				<Logo />
			</span>
		</header>
	);
}
