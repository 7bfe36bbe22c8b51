// Every page.
import { keepViewOnSwitch } from "../language-switch";
import { enrichFinder } from "../search/finder";
import { listenForShortcuts } from "../shortcuts";

listenForShortcuts();
enrichFinder();
keepViewOnSwitch();
