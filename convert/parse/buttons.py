"""What a web page prints around and between the text, as data: labels of lists, buttons, invitations."""

import re

COMMENTS = re.compile(
    r"(?:(?:view|show|read|see|all|load|hide) )*(?:all )?(?:\d[\d,.]*\s+|no )?(?:user |reader )?comments?"
    r"(?: section)?(?:\s*[(\[:]\s*\d*\s*[)\]]?)?(?: on [\"“‘'].{0,120})?|"
    r"(?:leave|post|add|write|submit) (?:a |your )?(?:new )?(?:reply|comment|response)s?(?: .{0,40})?|"
    r"join the (?:discussion|conversation)|(?:\d+|one|two|three) (?:responses|replies|thoughts|responses?)"
    r"(?: (?:to|on) .{0,120})?|comments are (?:closed|off).{0,20}|"
    r"(?:blog )?comments powered by disqus.{0,10}|as you comment, .*|tell us what you think\W*|discussion",
    re.IGNORECASE,
)
"""A line behind which the readers speak."""

LISTS = re.compile(
    r"(?:\W*)(?:related(?: (?:articles?|stor(?:y|ies)|posts?|contents?|coverage|topics?|news|links?|items?|"
    r"reading|searches|videos?|stories in .{0,40}))?|you (?:may|might) (?:also )?(?:like|enjoy|"
    r"be interested in)|"
    r"more (?:from|in|on|about|of|great|to read|stories|news|articles|headlines|coverage|by)\b.{0,60}|"
    r"more [\w.’']+(?: [\w.’']+){0,3} (?:stories|news|articles|headlines|posts)|"
    r"most[ -](?:popular|read|recent|viewed|shared|emailed|commented|discussed)\b.{0,40}|"
    r"read (?:this )?next|what to read next|up next|next up(?: in .{0,40})?|next article|previous article|"
    r"trending(?: .{0,30})?|recommend(?:ed|s|ations)(?: .{0,30})?|popular(?: (?:posts|stories|articles|"
    r"deals?"
    r"|in|on|now)\b.{0,40})?|latest(?: (?:news|stories|articles|posts|from|in|on)\b.{0,40})|"
    r"don[’']t miss|also on .{0,30}|around the web|from (?:around )?the web|other people are reading|"
    r"explore further|recent (?:posts|comments|articles|entries)|blogroll|post navigation|"
    r"(?:get|sign up for|subscribe to|join) (?:our|the|my) .{0,50}(?:newsletters?|mailing list|updates|"
    r"e-?mails?)\W*|"
    r"newsletters?|share this(?: .{0,30})?|"
    r"stay up to date.{0,40}|follow us.{0,30}|top stories|editors?[’'] picks?|best of .{0,30}|"
    r"sponsored(?: .{0,30})?|promoted(?: .{0,30})?|paid content.{0,30}|about this site|our sponsors)\W*",
    re.IGNORECASE,
)
"""A line below which a page lists other texts."""

BUTTONS = re.compile(
    r"\W*(?:(?:share|tweet|e-?mail|print|save|pin|like|reply|submit|buffer|flip|copy|link|copied|report|"
    r"facebook|twitter|linkedin|reddit|pinterest|whatsapp|flipboard|tumblr|instagram|youtube|google\+?|"
    r"messenger|telegram|pocket|rss|sms|comment|follow|unfollow|subscribe(?: now)?|close|more|menu|search|"
    r"advertisements?|advert|ad|loading|play|pause|mute|listen|video|gallery|photos?|back to (?:top|"
    r"gallery)|"
    r"read (?:more|now|later|on|full (?:story|article))|learn more|see more|view (?:more|all|gallery)|"
    r"continue reading(?: the main story)?|skip advertisement|remove this ad|home|sign (?:in|up)|log ?in|"
    r"register|next|previous|download|enlarge|expand|hide caption|toggle caption|see all|show more|"
    r"image|view comments?|cookies?|accept(?: all)?|privacy policy|terms of (?:use|service)|permalink|"
    r"trackback|edit|bookmark|favou?rite|contents?|top|page)\b[\s|/·•,+&:.»›>…-]*){1,8}",
    re.IGNORECASE,
)
"""A line of nothing but buttons."""

BOXES = re.compile(
    r"\W*(?:(?:click )?to (?:share|print|e-?mail|tweet)\b.{0,60}|click (?:to|here)\b.{0,80}|"
    r"(?:share|tweet|print|e-?mail|save|like|pin) (?:this|on|via|to|with)\b.{0,50}|"
    r"(?:\d[\d,.]*k?\s*)(?:shares?|comments?|views?|likes?|tweets?|diggs?|min(?:ute)?s?(?: read)?)|"
    r"(?:read|see|watch|read also|also read|see also|more|related|explore|don[’']t miss|listen|"
    r"see more|read more|in pictures|recommended|must read|trending|most read|next|previous(?: post)?|"
    r"next post|"
    r"related (?:article|story|stories|links?|content))\s*:\s*\S.{0,140}|"
    r"← .{0,80}|.{0,80} →|story continues (?:below|after).{0,30}|article continues (?:below|after).{0,30}|"
    r"continue reading .{0,60}|.{0,60}\(opens? in (?:a )?new (?:window|tab)\).{0,10}|"
    r"advertisement\W.{0,60}|scroll (?:down|to) .{0,30}|"
    r"shares|image \d+ of \d+|\d+\s*(?:/|of)\s*\d+|your video will (?:play|begin) in.{0,12}|"
    r"page \d+ of \d+|.{0,40}\bopens new window|[\[(](?:link|video|photo|image)[\])])\W*",
    re.IGNORECASE,
)
"""A line that stands in the text and sends its reader elsewhere."""

INVITATIONS = re.compile(
    r"\W*(?:sign up (?:for|to|here|now|today)\b|subscribe (?:to|here|now|today|and)\b|follow (?:us|@|me|"
    r"him|her)\b|"
    r"follow [\w’' ]{1,40} (?:on (?:twitter|facebook|instagram)|@)|like us on\b|find us on\b|"
    r"get (?:the|our|more|access|breaking|daily|the latest|your)\b.{0,80}\b(?:inbox|newsletters?|e-?mail|"
    r"app|subscription)|"
    r"join our\b.{0,60}\b(?:newsletter|list|community|channel)|download (?:the|our) .{0,40}\bapp\b|"
    r"click here\b|enter your e-?mail|by (?:signing up|subscribing|clicking|entering|submitting)\b|"
    r"thanks? (?:you )?for (?:subscribing|signing up|reading our)|you have (?:been )?successfully\b|"
    r"there was (?:a problem|an error)\b|no spam\b|you can unsubscribe\b|please (?:enable|"
    r"turn on) javascript|"
    r"(?:we|this (?:site|website|page)) uses? cookies\b|this (?:site|website) is (?:using|protected by)\b|"
    r"already (?:a subscriber|have an account|registered)\b|receive (?:our|the|a|daily|weekly)\b.{0,60}"
    r"\b(?:newsletter|inbox|e-?mail)|want (?:more|to (?:read|get|stay|receive))\b.{0,60}\?)",
    re.IGNORECASE,
)
"""How a line opens that wants its reader's address; it may be a sentence."""

TAGS = re.compile(
    r"[\W]*(?:tags?|tagged(?: (?:as|with))?|topics?|labels|key ?words?|filed (?:under|to|in)|categor(?:y|"
    r"ies)|"
    r"posted in|subjects?|read more about)\s*(?P<colon>:|\bin\b|$)\s*",
    re.IGNORECASE,
)
"""What announces the topics of the article."""
