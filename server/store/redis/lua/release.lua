#!lua flags=allow-oom
--[[
Gives a code or a screen token back if it is still this room's: after its expiry another room may have it. Takes a mark away
if it is still the one that was seen.
KEYS  1 code, screen token or mark
ARGV  1 room id or mark
Returns 1 when given back, else 0.
Hint  none
]]
if redis.call("GET", KEYS[1]) ~= ARGV[1] then
	return 0
end
return redis.call("DEL", KEYS[1])
