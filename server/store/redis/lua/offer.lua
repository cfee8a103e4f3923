#!lua
--[[
Keeps what a phone says that was saved before this history began: of a seat that is there and not removed, for
rounds that were asked, take no answers now, and in which it has neither an answer nor an offer.
KEYS  1 room  2 seats  then for every offer: answers, offers of its round
ARGV  1 seat  2 now  3 whether the caller has looked at what is packed (0 or 1): that the seat is there and not removed, and has no answer there
      then for every offer: round, value, groups, more
Returns nothing
Hint  none
Uses  rows
]]
local open, rounds = unpack(redis.call("HMGET", KEYS[1], "round", "rounds"))
local function isKnown(key)
	return ARGV[3] == "1" and redis.call("TYPE", key).ok == "string"
end
local seat = isKnown(KEYS[2]) and "0" or redis.call("HGET", KEYS[2], ARGV[1])
if not rounds or not seat or string.sub(seat, 1, 1) == "1" then
	return
end
for place = 3, #KEYS, 2 do
	local from = 2 * place - 2
	local round, value, groups, more = unpack(ARGV, from, from + 3)
	local asked = round ~= open and tonumber(round) <= tonumber(rounds)
	if asked and (isKnown(KEYS[place]) or redis.call("HEXISTS", KEYS[place], ARGV[1]) == 0) then
		redis.call("HSETNX", KEYS[place + 1], ARGV[1], offerFrom(ARGV[2], value, groups, more))
	end
end
