// Every page.
import { enrichFinder } from "../search/finder";
import { listenForShortcuts } from "../shortcuts";

listenForShortcuts();
enrichFinder();
