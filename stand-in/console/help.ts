/** What the console's "help" prints, with the bot's name as it is mentioned. */
export function helpOf(bot: string): string {
  return `
  /ask When does it open?        a slash command, in any of its languages; what follows is its first option
  /frage privat:true Wann?       other options are written name:value, with their names in any language
  complete ask article lib       what the bot offers while "lib" is typed into the option "article"
  ${`@${bot} When does it open?`.padEnd(30)} a message that mentions the bot
  dm When does it open?          a direct message
  say Hello                      a message that does not concern the bot
  reply 1 And where?             a reply to message #1
  edit When does it close?       changes your last message, be it a mention
  delete                         deletes your last message; delete 3 deletes message #3, where you may
  click 2, press 2               presses the button with this number
  check It opens on Sundays.     writes a message and checks it against the article; check 3 checks message #3
  as anna fr                     goes on as another user, here with a French client; "operator" may reindex
  locale de                      the language of the user's client
  in channel | thread | dm       where slash commands and messages go; the thread is the one started last
  drop, invalidate               breaks the bot's connection, or ends its session
  logs                           what the bot has written lately
  help, quit
`.slice(1, -1);
}
