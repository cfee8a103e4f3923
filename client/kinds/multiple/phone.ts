export { many as phone } from "../../choice/phone.tsx";
