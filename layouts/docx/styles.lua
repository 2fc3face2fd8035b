-- From the article's own classes to Word's named styles. Every paragraph leaves this filter with a style of a name;
-- what an edition must not contain (raw mark-up, a picture that has to be fetched) ends the conversion.

local LEVELS = 3 -- as deep as Word's own list styles go

-- A block's class, and the style of the paragraphs in it.
local PARAGRAPH = {
  series = "Series", number = "Number", publisher = "Masthead", parent = "Parent",
  kicker = "Kicker", subtitle = "Subtitle", deck = "Deck",
  byline = "Author", contributor = "Contributor", date = "Date",
  key_points = "Key Points", abstract = "Abstract",
  heading = "Minor Heading", pullquote = "Pull Quote", question = "Question", answer = "Answer", verse = "Verse",
  note = "Note", reference = "Reference", remark = "Remark", biography = "Biography", contact = "Contact",
  citation = "Citation", rights = "Rights",
}

-- A run's class, and its character style. Other spans are only for those who look at the HTML.
local CHARACTER = {
  author = "Author Name", credit = "Credit", name = "Author Name", speaker = "Speaker", label = "Note Label",
  number = "Heading Number",
}

-- Parts of the article behind which more space stands: where the paragraph that has it by its style is missing,
-- the last one takes a style of the same name and "Last".
local PARTS = { masthead = true, header = true }
local CLOSES = {
  Masthead = true, Title = true, ["Title Long"] = true, Subtitle = true, Deck = true, Author = true, Contributor = true,
}

-- A heading that the edition adds, by the block that it opens.
local OWN_HEADING = { key_points = "Key Points Heading", abstract = "Key Points Heading" }

local STYLE = "custom-style"

local function styled(name, block)
  return pandoc.Div({ block }, pandoc.Attr("", {}, { [STYLE] = name }))
end

local function first_known(classes, names)
  for _, class in ipairs(classes) do
    if names[class] then return names[class] end
  end
end

local function leveled(name, level)
  level = math.min(level, LEVELS)
  return level > 1 and name .. " " .. level or name
end

local set_blocks

-- pandoc leaves an empty paragraph out, fills a cell without one, parts two tables by one and hangs the mark of an item
-- that begins with a list on one, all without a style of ours: one that holds nothing stays.
local function empty_line(style)
  return styled(style, pandoc.Para({ pandoc.RawInline("openxml", "") }))
end

local LIST = { BulletList = true, OrderedList = true }

-- The first paragraph of an item has the list's style, what follows in the item continues it.
local function set_items(list, name, level, place)
  for number, item in ipairs(list.content) do
    local style = leveled(name, level)
    local inside = { style = style, list = level, opening = true, quoted = place.quoted }
    local set = set_blocks(item, inside)
    if item[1] and LIST[item[1].tag] then set:insert(1, empty_line(style)) end
    list.content[number] = set
  end
  return list
end

local function set_list(list, kind, place)
  local level = (place.list or 0) + 1
  local name = kind
  if place.style == "Key Points" or place.style == "Abstract" then name = "Key Points" end
  return set_items(list, name == "Key Points" and kind == "List Number" and "Key Points Number" or name, level, place)
end

-- In the body the first paragraph after anything but a paragraph is not indented.
local function body_style(place)
  if place.after == "Table" then return "After Table" end
  return (place.after == "Para" or place.after == "Plain") and "Body Text" or "First Paragraph"
end

local function paragraph_style(place)
  if place.list and not place.opening then return leveled("List Continue", place.list) end
  return place.style or body_style(place)
end

local function set_heading(heading, place)
  if heading.classes:includes("title") then
    return styled(heading.classes:includes("long") and "Title Long" or "Title", pandoc.Para(heading.content))
  elseif heading.classes:includes("own") then
    return styled(OWN_HEADING[place.class] or "Label", pandoc.Para(heading.content))
  end
  heading.level = math.max(heading.level - 1, 1) -- the title is a paragraph of its own: sections begin at 1
  heading.classes = {}
  return heading
end

local function close_part(blocks)
  local last = blocks[#blocks]
  local name = last and last.attributes and last.attributes[STYLE]
  if CLOSES[name] then last.attributes[STYLE] = name .. " Last" end
  return blocks
end

-- Series and number stand beside the publisher; where there is none they are the masthead.
local function set_masthead(blocks)
  local alone = true
  for _, block in ipairs(blocks) do alone = alone and block.attributes[STYLE] ~= "Masthead" end
  for _, block in ipairs(blocks) do
    if alone then block.attributes[STYLE] = "Masthead" end
  end
  return blocks
end

local function set_div(div, place)
  if div.classes:includes("running") then return pandoc.Blocks({}) end -- stands in headers and footers
  local inside = { class = place.class, style = place.style, quoted = place.quoted }
  local closes = false
  for _, class in ipairs(div.classes) do
    if PARAGRAPH[class] then
      inside.class, inside.style = class, PARAGRAPH[class]
    end
    closes = closes or PARTS[class]
  end
  local blocks = set_blocks(div.content, inside)
  if div.classes:includes("masthead") then set_masthead(blocks) end
  if div.classes:includes("end") then
    blocks:insert(1, pandoc.RawBlock("openxml", '<w:p><w:pPr><w:pStyle w:val="EndRule"/></w:pPr></w:p>'))
  end
  return closes and close_part(blocks) or blocks
end

local function set_cells(rows)
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row.cells) do
      local figures = cell.attr.classes:includes("figures")
      local set = set_blocks(cell.contents, { style = figures and "Table Figures" or "Table Text" })
      cell.contents = #set > 0 and set or pandoc.Blocks({ empty_line("Table Text") })
    end
  end
end

local function set_table(grid)
  set_cells(grid.head.rows)
  for _, body in ipairs(grid.bodies) do set_cells(body.body) end
  return grid
end

-- pandoc takes a figure's caption for the picture's own line; where no picture survived it is a paragraph.
local function set_figure(figure, place)
  local captioned = #figure.caption.long > 0
  local picture = set_blocks(figure.content, { style = captioned and "Figure" or "Figure Alone" })
  local caption = set_blocks(figure.caption.long, { style = "Image Caption" })
  picture:extend(caption)
  return picture
end

-- What is set as it was typed is no listing: it has Word's own style for that, a line break for each line.
local function set_typed(block, place)
  if place.list or not block.classes:includes("preformatted") then return block end
  local words = pandoc.Inlines({})
  for line in (block.text .. "\n"):gmatch("(.-)\n") do
    if #words > 0 then words:insert(pandoc.LineBreak()) end
    words:insert(pandoc.Code(line))
  end
  return styled("HTML Preformatted", pandoc.Para(words))
end

local SET = {
  Para = function(block, place) return styled(paragraph_style(place), block) end,
  Plain = function(block, place) return styled(paragraph_style(place), pandoc.Para(block.content)) end,
  Header = set_heading,
  Div = set_div,
  BlockQuote = function(block) return set_blocks(block.content, { style = "Quote" }) end,
  BulletList = function(block, place) return set_list(block, "List Bullet", place) end,
  OrderedList = function(block, place) return set_list(block, "List Number", place) end,
  CodeBlock = set_typed,
  HorizontalRule = function()
    return pandoc.RawBlock("openxml", '<w:p><w:pPr><w:pStyle w:val="SceneBreak"/></w:pPr></w:p>')
  end,
  Table = set_table,
  Figure = set_figure,
}

function set_blocks(blocks, place)
  local out = pandoc.Blocks({})
  for _, block in ipairs(blocks) do
    local set = SET[block.tag] or error("the Word layout knows no " .. block.tag)
    if block.tag == "Table" and place.after == "Table" then out:insert(empty_line("Table Text")) end
    local made = set(block, place)
    if pandoc.utils.type(made) == "Blocks" then out:extend(made) else out:insert(made) end
    place.opening = false
    place.after = block.tag
  end
  return out
end

local function escaped(text)
  return (text:gsub("[&<>]", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;" }))
end

-- A second mark of one note: a field that repeats the number of the first.
local function repeated_mark(span)
  local number = escaped(pandoc.utils.stringify(span))
  return pandoc.RawInline("openxml", '<w:fldSimple w:instr=" NOTEREF ' .. span.attributes["repeats"] .. ' \\f \\h ">'
    .. '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>' .. number .. '</w:t></w:r></w:fldSimple>')
end

local function refuse_raw(raw)
  error("raw mark-up is no text of an article: " .. raw.text:sub(1, 60))
end

local function refuse_fetched(picture)
  if not picture.src:match("^data:image/") then
    error("a picture must be part of the article, not fetched: " .. picture.src:sub(1, 60))
  end
end

local repeats = {}

local function note_repeats(span)
  if span.attributes["repeats"] then repeats[span.attributes["repeats"]] = true end
end

local function set_span(span)
  if span.attributes["repeats"] then return repeated_mark(span) end
  if span.identifier:match("^print%-p%d+$") then return pandoc.Span({}, pandoc.Attr(span.identifier)) end
  if span.identifier ~= "" then
    return repeats[span.identifier] and pandoc.Span(span.content, pandoc.Attr(span.identifier)) or span.content
  end
  local name = first_known(span.classes, CHARACTER)
  if name then return pandoc.Span(span.content, pandoc.Attr("", {}, { [STYLE] = name })) end
  if span.attributes["lang"] or span.attributes["dir"] then return span end
  return span.content
end

return {
  { RawBlock = refuse_raw, RawInline = refuse_raw, Image = refuse_fetched, Span = note_repeats },
  { Span = set_span },
  { Pandoc = function(document)
      document.blocks = set_blocks(document.blocks, {})
      return document
    end },
}
