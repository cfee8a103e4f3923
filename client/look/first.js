// Stands in each page itself, before everything else, in the language of every browser: when a part of the page does not come
// (its node has gone, a newer build is there by now), the page loads itself again, at first soon, then rarely. When all came and
// nothing is shown, the browser does not understand it.
(() => {
	var key = "lectern.again";
	var failed = false;
	function read() {
		try {
			return Number(sessionStorage.getItem(key)) || 0;
		} catch (_) {
			return 3;
		}
	}
	function keep(times) {
		try {
			sessionStorage.setItem(key, times);
		} catch (_) {
			// Then each wait is as long as the last.
		}
	}
	function say(words) {
		var app = document.getElementById("app");
		if (app && !app.firstChild) app.textContent = words;
	}
	function fail(event) {
		var part = event.target;
		if (failed || (part.tagName !== "SCRIPT" && part.rel !== "stylesheet"))
			return;
		failed = true;
		var times = read();
		keep(times + 1);
		setTimeout(() => {
			say("This page is not all there yet. Trying again…");
		}, 500);
		setTimeout(again, (500 << Math.min(times, 5)) * (1 + Math.random()));
	}
	// Not while the server is away: what the browser shows then never comes back by itself.
	function again() {
		function wait() {
			setTimeout(again, 2000);
		}
		if (!self.fetch) return location.reload();
		fetch(location.href, { method: "HEAD", cache: "no-store" }).then(
			(answer) => {
				if (answer.ok) location.reload();
				else wait();
			},
			wait,
		);
	}
	addEventListener("error", fail, true);
	addEventListener("load", () => {
		removeEventListener("error", fail, true);
		if (failed) return;
		if (read()) keep(0);
		setTimeout(() => {
			say(`This browser is too old for this page. It needs ${NEEDS} or newer.`);
		}, 1000);
	});
})();
