// Every page.
import { listenForShortcuts } from "../shortcuts";

listenForShortcuts();
