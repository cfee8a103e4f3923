import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/**
 * What axe finds on a page as it is now, as texts. In the page alone: none of ours has another site's frame, for which it would else open a
 * second page each time.
 */
export async function violationsOn(page: Page): Promise<string[]> {
	// What is inert for a moment changes its colours when it is not: neither state, in between, is one to judge.
	await page
		.locator('.room-primary[aria-disabled="true"]')
		.waitFor({ state: "detached" });
	// What passes is not told one by one: that takes axe a third of its time.
	const axe = new AxeBuilder({ page })
		.setLegacyMode()
		.options({ resultTypes: ["violations"] });
	const { violations } = await axe.analyze();
	return violations.map(
		({ id, nodes }) =>
			`${id} ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
	);
}
