--[[
How answers and offers are kept: shared by the scripts whose heads say that they use it.
An offer is "at value", an answer "place seq at value", as every version can read it: places grow with every first storing, and the value
is canonical JSON. What has groups or more has names:
{"place":1,"seq":2,"at":3,"size":3,"groups":["A"],"value":[0],"more":{}}
`size` is how many bytes the value's text has: it is never decoded here, as numbers would lose digits. Texts of groups and more are "" where
there are none.
]]

-- What answers and offers have in common: an offer.
local function offerFrom(at, value, groups, more)
	if groups == "" and more == "" then
		return at .. " " .. value
	end
	local named = { '{"at":', at, ',"size":', #value }
	if groups ~= "" then
		named[#named + 1] = ',"groups":' .. groups
	end
	named[#named + 1] = ',"value":' .. value
	if more ~= "" then
		named[#named + 1] = ',"more":' .. more
	end
	return table.concat(named) .. "}"
end

local function rowFrom(place, seq, offer)
	if string.sub(offer, 1, 1) == "{" then
		return '{"place":' .. place .. ',"seq":' .. seq .. "," .. string.sub(offer, 2)
	end
	return place .. " " .. seq .. " " .. offer
end

-- Returns place, seq, at, value, groups, more; nothing for nothing.
local function readRow(stored)
	if not stored then
		return
	end
	local place, seq, at, value = string.match(stored, "^(%d+) (%d+) (%d+) (.*)$")
	if place then
		return place, seq, at, value, "", ""
	end
	local size, rest
	place, seq, at, size, rest = string.match(stored, '^{"place":(%d+),"seq":(%d+),"at":(%d+),"size":(%d+),(.*)}$')
	-- Within a name each quotation mark has a backslash before it.
	local groups = string.match(rest, '^"groups":(%[.-%]),"value":') or ""
	local from = #'"value":' + 1
	if groups ~= "" then
		from = from + #'"groups":,' + #groups
	end
	value = string.sub(rest, from, from + size - 1)
	return place, seq, at, value, groups, string.sub(rest, from + size + #',"more":')
end

-- Counts an answer in (1) or out (-1): by its value in the round's tally, its groups into `moved`.
local function countRow(tally, moved, value, groups, by)
	if groups ~= "" then
		for _, name in ipairs(cjson.decode(groups)) do
			moved[name] = (moved[name] or 0) + by
		end
	elseif by > 0 then
		redis.call("HINCRBY", tally, value, by)
	-- Some time after the room's end there is no tally: it is counted when it is asked for.
	elseif redis.call("HEXISTS", tally, value) == 1 and redis.call("HINCRBY", tally, value, by) == 0 then
		redis.call("HDEL", tally, value)
	end
end

local function moveGroups(groups, moved)
	local left = false
	for name, by in pairs(moved) do
		if by ~= 0 then
			redis.call("ZINCRBY", groups, by, name)
		end
		left = left or by < 0
	end
	if left then
		redis.call("ZREMRANGEBYSCORE", groups, "-inf", 0)
	end
end

-- Whether this round's groups are counted as answers come: from its first answer on, or not at all. `counted` says of which round they are.
local function isCounting(room, groups, answers, round)
	if redis.call("HGET", room, "counted") == round then
		return true
	end
	if redis.call("EXISTS", answers) == 1 then
		return false
	end
	redis.call("UNLINK", groups)
	redis.call("HSET", room, "counted", round)
	return true
end
