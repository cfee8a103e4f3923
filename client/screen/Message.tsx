import { Logo } from "../look/Logo.tsx";

/** A page without a room: connecting, or why there is nothing to show. */
export function Message({
	title,
	text,
}: {
	readonly title: string;
	readonly text: string;
}) {
	return (
		<main class="message">
			<Logo />
			<h1>{title}</h1>
			<p>{text}</p>
		</main>
	);
}
