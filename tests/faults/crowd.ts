import { Student } from "../rig/student.ts";

/**
 * A process of its own with so many plain connections to one room: `crowd.ts ADDRESSES CODE COUNT join|hello`. Prints how many
 * have been welcomed so far, once per change and at most every 100 ms. Comes back by itself like a phone.
 */
const [addresses = "", code = "", count = "0", way = "hello"] =
	process.argv.slice(2);
const urls = addresses.split(",");
const patient = {
	manager: {
		reconnectionDelay: 500,
		reconnectionDelayMax: 5000,
		timeout: 20_000,
	},
	greetingMs: 20_000,
};
const students = Array.from({ length: Number(count) }, (_, number) => {
	const name = way === "join" ? `X${number}` : null;
	return new Student(urls[number % urls.length] ?? "", code, name, patient);
});
let told = -1;
setInterval(() => {
	const welcomed = students.filter((student) => student.welcomed).length;
	if (welcomed === told) return;
	told = welcomed;
	console.log(told);
}, 100);
