import { useEffect, useRef } from "preact/hooks";
import { Check, Cross } from "../../look/icons.tsx";
import { href } from "../shell/route.ts";
import type { Imported } from "./actions.ts";
import { sayFault } from "./quiz-file.ts";

/** What became of each file; stays until it is closed, since mending a file takes a while. */
export function ImportReport({
	imported,
	onClose,
}: {
	imported: readonly Imported[];
	onClose(): void;
}) {
	const place = useRef<HTMLElement>(null);
	useEffect(
		() => place.current?.scrollIntoView({ block: "nearest" }),
		[imported],
	);
	const done = imported.filter((one) => "quiz" in one).length;
	return (
		<div role="status">
			{imported.length > 0 && (
				<section ref={place} class="import-report" aria-label="Import">
					<header>
						<h2>{sumUp(done, imported.length)}</h2>
						<button type="button" class="button" onClick={onClose}>
							Close
						</button>
					</header>
					<ul>
						{imported.map((one, index) => (
							<li key={index}>
								{"quiz" in one ? (
									<>
										<Check />{" "}
										<bdi class="import-file" translate={false}>
											{one.file}
										</bdi>{" "}
										is now{" "}
										<a href={href({ page: "editor", quiz: one.quiz })}>
											<bdi>{one.title}</bdi>
										</a>
										.
									</>
								) : (
									<>
										<Cross />{" "}
										<bdi class="import-file" translate={false}>
											{one.file}
										</bdi>{" "}
										was not imported. {one.fault}
										{one.details.length > 0 && (
											<ul class="import-details">
												{one.details.map((detail) => (
													<li key={detail}>{sayFault(detail)}</li>
												))}
											</ul>
										)}
									</>
								)}
							</li>
						))}
					</ul>
				</section>
			)}
		</div>
	);
}

function sumUp(done: number, all: number): string {
	if (done === all)
		return all === 1 ? "The file is imported" : `All ${all} files are imported`;
	if (done === 0)
		return all === 1
			? "The file was not imported"
			: "None of the files was imported";
	return `${done} of ${all} files are imported`;
}
